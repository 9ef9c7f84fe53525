// The only script of the portal, on the pages where one signs in with a passkey or adds one: browsers offer no other way.
// Without it, or where it fails, the password works.
const part = document.querySelector('[data-passkey]')
const button = part?.querySelector('button')
const failed = part?.querySelector('[role=alert]')

if (part && button && failed && window.PublicKeyCredential) {
  part.hidden = false
  button.addEventListener('click', async () => {
    failed.hidden = true
    button.disabled = true
    try {
      await (part.dataset.passkey === 'add' ? add() : enter())
      location.assign(part.dataset.next)
    } catch {
      failed.hidden = false
      button.disabled = false
    }
  })
}

async function enter() {
  const publicKey = await ask('/api/auth/passkey/generate-authenticate-options')
  publicKey.challenge = bytesOf(publicKey.challenge)
  publicKey.allowCredentials = (publicKey.allowCredentials ?? []).map(withBytes)
  const { id, type, response } = await navigator.credentials.get({ publicKey })
  await tell('/api/auth/passkey/verify-authentication', {
    id,
    rawId: id,
    type,
    clientExtensionResults: {},
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      authenticatorData: textOf(response.authenticatorData),
      signature: textOf(response.signature),
      userHandle: response.userHandle ? textOf(response.userHandle) : undefined,
    },
  })
}

async function add() {
  const publicKey = await ask('/api/auth/passkey/generate-register-options')
  publicKey.challenge = bytesOf(publicKey.challenge)
  publicKey.user.id = bytesOf(publicKey.user.id)
  publicKey.excludeCredentials = (publicKey.excludeCredentials ?? []).map(withBytes)
  const { id, type, response } = await navigator.credentials.create({ publicKey })
  await tell('/api/auth/passkey/verify-registration', {
    id,
    rawId: id,
    type,
    clientExtensionResults: {},
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      attestationObject: textOf(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  })
}

async function ask(address) {
  const answer = await fetch(address, { credentials: 'same-origin' })
  if (!answer.ok) throw new Error(String(answer.status))
  return answer.json()
}

async function tell(address, response) {
  const answer = await fetch(address, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response }),
  })
  if (!answer.ok) throw new Error(String(answer.status))
}

function withBytes(credential) {
  return { ...credential, id: bytesOf(credential.id) }
}

function bytesOf(base64url) {
  const plain = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0))
}

function textOf(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer))
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

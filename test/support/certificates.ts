import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** A key and a certificate as files in PEM, made here and for this test alone. */
export type MadeCertificate = { readonly key: string; readonly certificate: string; readonly fingerprint: string }

/** Somebody who signs certificates, and can withdraw them. */
export type Authority = MadeCertificate & {
  readonly issue: (name: string) => MadeCertificate
  /** Answers the file that names all that were withdrawn. */
  readonly withdraw: (certificate: MadeCertificate) => string
}

const openssl = (folder: string, ...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' })
const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']

export function makeAuthority(folder: string, name: string): Authority {
  const at = (file: string) => path.join(folder, `${name}-${file}`)
  openssl(folder, 'req', '-x509', ...NEW_KEY, '-keyout', at('ca.key'), '-out', at('ca.pem'), '-subj', `/CN=${name}`)
  writeFileSync(at('index.txt'), '')
  writeFileSync(
    at('ca.cnf'),
    `[ca]\ndefault_ca=own\n[own]\ndatabase=${at('index.txt')}\ndefault_md=sha256\ndefault_crl_days=1\n`,
  )
  const ca = ['ca', '-config', at('ca.cnf'), '-cert', at('ca.pem'), '-keyfile', at('ca.key')]
  return {
    ...made(at('ca.key'), at('ca.pem')),
    issue: (subject) => {
      const [key, request, certificate] = ['key', 'csr', 'pem'].map((ending) => at(`${subject}.${ending}`)) as [
        string,
        string,
        string,
      ]
      openssl(folder, 'req', ...NEW_KEY, '-keyout', key, '-out', request, '-subj', `/CN=${subject}`)
      const signed = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-days', '1']
      openssl(folder, 'x509', '-req', '-in', request, '-out', certificate, ...signed)
      return made(key, certificate)
    },
    withdraw: ({ certificate }) => {
      openssl(folder, ...ca, '-revoke', certificate)
      openssl(folder, ...ca, '-gencrl', '-out', at('crl.pem'))
      return at('crl.pem')
    },
  }
}

function made(key: string, certificate: string): MadeCertificate {
  const { fingerprint256 } = new X509Certificate(readFileSync(certificate))
  return { key, certificate, fingerprint: fingerprint256.replaceAll(':', '').toLowerCase() }
}

// Tries camera and microphone before a visit by video: one sees oneself, and a bar that moves when one speaks. Nothing is
// recorded, and nothing leaves the device.
const part = document.querySelector('[data-video-check]')

if (part && navigator.mediaDevices?.getUserMedia) {
  const [start, stop] = [part.querySelector('[data-start]'), part.querySelector('[data-stop]')]
  const [picture, level] = [part.querySelector('video'), part.querySelector('[data-level]')]
  let stream = null
  part.hidden = false

  const say = (found) => {
    for (const line of part.querySelectorAll('[data-found]')) line.hidden = line.dataset.found !== found
  }
  const end = () => {
    for (const track of stream?.getTracks() ?? []) track.stop()
    stream = null
    for (const each of [picture, level, stop]) each.hidden = true
    start.hidden = false
  }
  const begin = async () => {
    end()
    const { got, found } = await ask()
    say(found)
    if (!got) return
    stream = got
    start.hidden = true
    stop.hidden = false
    picture.hidden = got.getVideoTracks().length === 0
    picture.srcObject = got
    if (got.getAudioTracks().length > 0) listen(got)
  }
  const listen = (heard) => {
    const context = new AudioContext()
    const analyser = context.createAnalyser()
    context.createMediaStreamSource(heard).connect(analyser)
    const wave = new Uint8Array(analyser.fftSize)
    level.hidden = false
    const look = () => {
      if (stream !== heard) return context.close()
      analyser.getByteTimeDomainData(wave)
      level.querySelector('meter').value = Math.min(100, Math.max(...wave.map((each) => Math.abs(each - 128))) * 2)
      requestAnimationFrame(look)
    }
    look()
  }
  start.addEventListener('click', begin)
  stop.addEventListener('click', () => {
    end()
    say(null)
  })
  addEventListener('pagehide', end)
}

/** Both, or one of them where the other is not there; and what to say of it. */
async function ask() {
  try {
    return { got: await navigator.mediaDevices.getUserMedia({ video: true, audio: true }), found: 'both' }
  } catch (fault) {
    if (fault.name === 'NotAllowedError' || fault.name === 'SecurityError') return { got: null, found: 'denied' }
    if (fault.name === 'NotReadableError' || fault.name === 'AbortError') return { got: null, found: 'busy' }
  }
  for (const [wish, found] of [
    [{ audio: true }, 'noCamera'],
    [{ video: true }, 'noMicrophone'],
  ]) {
    const got = await navigator.mediaDevices.getUserMedia(wish).catch(() => null)
    if (got) return { got, found }
  }
  return { got: null, found: 'nothing' }
}

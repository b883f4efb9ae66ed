// npm runs its scripts in a shell, and the shell does not pass on a signal that npm alone was sent:
// npm and the shell end, and we would run on behind the back of whoever asked. So we watch the shell.
const LOOK_EVERY_MS = 250;

if (process.env['npm_lifecycle_event'] && process.platform !== 'win32') {
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS);
  looking.unref();
}

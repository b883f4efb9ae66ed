// Loaded into what a benchmark starts: should the benchmark be killed, this process ends too.
process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
});

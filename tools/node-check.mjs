// Loaded before every command. Plain JavaScript, because an old Node cannot even read our TypeScript.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `Ganglion runs on Node 24 or newer and found Node ${process.versions.node}: ` +
      'run "npm ci" without "--omit=optional" to get the right Node into this folder, or install Node 26 yourself.',
  );
  process.exit(1);
}
// Node 26 has Temporal; 24 and 25 borrow it from the same polyfill as Safari.
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');

// `npm start`: the app built if need be, then the server, which brings its own database.
//   npm start -- --empty   without the demo clinic: the first visit creates the administrator and the clinic
//   --no-build             for `npm run dev`, where `ng serve` serves the app
import './end-with-npm.ts';
import { ensureBuild } from './ensure-build.ts';

// Whoever calls this file without npm may have an older Node than the one in node_modules.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    'Ganglion needs Node 24 or newer: start it with "npm start", which brings its own.',
  );
  process.exit(1);
}

const flags = process.argv.slice(2);
const unknown = flags.find((flag) => !['--empty', '--no-build'].includes(flag));
if (unknown) {
  console.error(`"${unknown}" is no option of npm start; there is "npm start -- --empty".`);
  process.exit(1);
}

try {
  if (!flags.includes('--no-build')) await ensureBuild(console.log);
  const { start } = await import('../src/server/main.ts');
  await start({ empty: flags.includes('--empty') });
} catch (error) {
  // What people can put right is said in a sentence; a stack is for a fault of ours.
  const ours = !(error instanceof Error) || /^(Type|Reference|Range|Syntax)Error$/.test(error.name);
  console.error(ours || process.env['DEBUG'] ? error : error.message);
  process.exit(1);
}

/** The headless face of the same core: `npm run --silent lintel -- --help`. */
import process from 'node:process';
import { run } from './run';

const { env, stderr, stdout } = process;

for (const stream of [stdout, stderr]) {
  // Whoever reads may stop early (`| head`); that is no error of ours.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exitCode = 2;
  });
}

process.exitCode = run(process.argv.slice(2), {
  out: (text) => void stdout.write(text),
  err: (text) => void stderr.write(`${text}\n`),
  // npm runs scripts in the package's folder, wherever it was called.
  cwd: (env['npm_lifecycle_event'] === 'lintel' ? env['INIT_CWD'] : undefined) ?? process.cwd(),
  today: new Date().toISOString().slice(0, 10),
});

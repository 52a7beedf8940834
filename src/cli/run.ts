import { toStored } from '../design';
import { err, ok, type Result } from '../kit/result';
import { decodeLink, encodeLink } from '../share';
import { templates } from '../templates';
import { HELP, parseCommand, type Command } from './arguments';
import { check } from './check';
import { EXPORTERS, exportDesign, exporterOf } from './export';
import { fix } from './fix';
import { oneLine, type Io } from './io';
import { readDesign } from './read-design';

/** Done; a finding is open, or an export leaves something out; unusable input. */
type ExitCode = 0 | 1 | 2;

/** Runs one command. What goes wrong is one sentence to `io.err`, never a stack. */
export function run(argv: readonly string[], io: Io, exporters = EXPORTERS): ExitCode {
  try {
    const command = parseCommand(argv);
    const done = command.ok ? perform(command.value, io, exporters) : command;
    if (done.ok) return done.value;
    io.err(oneLine(`lintel: ${done.error}`));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    io.err(oneLine(`lintel: this is a bug in Lintel (${reason}).`));
  }
  return 2;
}

function perform(command: Command, io: Io, exporters: typeof EXPORTERS): Result<ExitCode, string> {
  if (command.name === 'help') {
    io.out(`${HELP}\n`);
    return ok(0);
  }
  if (command.name === 'templates') {
    const width = Math.max(...templates.map(({ id }) => id.length));
    for (const { id, title, summary } of templates) {
      io.out(`${id.padEnd(width)}  ${title}: ${summary}\n`);
    }
    return ok(0);
  }
  const read = readDesign(command.input, io.cwd);
  if (!read.ok) return read;
  const { design } = read.value;
  switch (command.name) {
    case 'export': {
      const exported = exportDesign(design, command, io, exporters);
      return exported.ok ? ok(exported.value.isWhole ? 0 : 1) : exported;
    }
    case 'check':
      return ok(check(read.value, command, io) ? 0 : 1);
    case 'fix': {
      const fixed = fix(read.value, command, io);
      return fixed.ok ? ok(fixed.value.isClean ? 0 : 1) : fixed;
    }
    case 'link': {
      const { target } = command;
      const known = target === null ? ok(null) : exporterOf(target, exporters);
      if (!known.ok) return known;
      const link = encodeLink(design, target);
      // A link that nobody can open is worse than none.
      if (!decodeLink(link).ok)
        return err('The design is too large for a link: send it as a file.');
      io.out(`#${link}\n`);
      return ok(0);
    }
    case 'design':
      io.out(`${JSON.stringify(toStored(design), null, 2)}\n`);
      return ok(0);
  }
}

import { plural } from '../../kit/words';
import type { Model } from '../../spec/model';
import { acceptedFindings } from '../accepted';
import type { ExportAcceptance, ExportFinding } from '../exporter';
import { inMarkdown } from '../markdown';
import { inOrder, remarksOf, type Entry, type Remark } from '../plan';
import { created, decisions, joinSections, openErrors, purpose } from '../readme';
import type { Part } from './part';

interface Input {
  readonly model: Model;
  readonly findings: readonly ExportFinding[];
  readonly accepted: readonly ExportAcceptance[];
  readonly parts: readonly Part[];
  readonly regions: readonly string[];
}

export function readme({ model, findings, accepted, parts, regions }: Input): string {
  const { settings } = model;
  const entries = parts.flatMap((part) => part.entries).toSorted(inOrder);
  const remarks = (kind: Remark['kind']) => remarksOf(parts, kind);
  const uses = new Set(parts.flatMap((part) => part.uses));
  return joinSections([
    `# ${inMarkdown(settings.title) || 'Infrastructure'}`,
    `Terraform for ${plural(regions.length, 'region')} (${regions.map(inMarkdown).join(', ')}), exported from a Lintel design. ` +
      '`design.lintel.json` is that design: open it in Lintel to change the drawing and export again.',
    purpose(settings),
    openErrors(findings, 'apply'),
    acceptedFindings(model, accepted),
    created(entries, ({ address }) => address.startsWith('data.')),
    before(remarks('before')),
    commands(),
    outage(regions, entries),
    destroy(uses),
    decisions(remarks('decision')),
    remarks('after')
      .map(({ text }) => text)
      .join('\n\n'),
  ]);
}

const before = (remarks: readonly Remark[]): string =>
  [
    '## Before the first apply',
    '',
    '- Terraform 1.11 or newer, and AWS credentials that may create the above.',
    ...remarks.map(({ text }) => `- ${text}`),
    '- A state bucket, once more than one person works with this: see the commented backend in `versions.tf`.',
  ].join('\n');

const commands = (): string =>
  [
    '## Commands',
    '',
    '```sh',
    'cp terraform.tfvars.example terraform.tfvars   # then edit it',
    'terraform init',
    'terraform plan -out=design.tfplan',
    'terraform apply design.tfplan',
    '```',
    '',
    'Commit `.terraform.lock.hcl` after the first `init`: it pins the providers for everyone. A later export of the design takes the ' +
      'place of these files: remove the old `.tf` files first, because one that is no longer needed would stay and be applied.',
  ].join('\n');

/** A plan asks every region, so it fails while one of them does not answer. */
function outage(regions: readonly string[], entries: readonly Entry[]): string {
  if (regions.length < 2) return '';
  return [
    '## If a region is down',
    '',
    'A plan asks the APIs of all regions, and fails while one of them is down. Then plan for another one alone, without a refresh:',
    '',
    ...regions.flatMap((region) => {
      const targets = entries.filter((entry) => entry.region === region && entry.address !== '');
      // Without any it would be a plan of everything.
      if (targets.length === 0) return [];
      const flags = targets.map(({ address }) => `  -target=${address}`);
      return [
        '```sh',
        `# ${region.replaceAll(/[^a-z0-9-]+/gi, ' ')}`,
        ['terraform plan -refresh=false -out=region.tfplan', ...flags].join(' \\\n'),
        'terraform apply region.tfplan',
        '```',
        '',
      ];
    }),
    'Keep the bucket of the state in a region that does not go down together with the first.',
  ].join('\n');
}

function destroy(uses: ReadonlySet<string>): string {
  const lines = ['## Destroy', ''];
  if (uses.has('deletion-protection')) {
    lines.push(
      'Deletion protection refuses a destroy, so it is taken off first:',
      '',
      '```sh',
      'terraform apply -var=deletion_protection=false',
      'terraform destroy -var=deletion_protection=false',
      '```',
    );
  } else lines.push('```sh', 'terraform destroy', '```');
  if (uses.has('final-snapshot')) {
    lines.push(
      '',
      'Final snapshots are kept and cost storage until you delete them. Their names cannot be used twice: before a second destroy ' +
        'set `final_snapshot_suffix` to another value.',
    );
  }
  return lines.join('\n');
}

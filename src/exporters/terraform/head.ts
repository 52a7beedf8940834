import {
  block,
  comment,
  data,
  gap,
  multiline,
  object,
  ref,
  set,
  template,
  type TopLevel,
} from '../../codegen/hcl';
import { roomForBase } from '../../spec/derived-names';
import type { Model } from '../../spec/model';
import type { Settings } from '../../spec/settings';
import type { ExportFinding } from '../exporter';
import type { DrawnRegion } from '../plan';
import { errorLines } from '../readme';
import { regionName, type Variable } from './terraform';

/** Open errors, where nobody who reads the code can miss them. */
export function findingsComment(findings: readonly ExportFinding[]): TopLevel {
  const text = errorLines(findings, 'Do not apply this code');
  return text === null ? null : comment(text);
}

const provider = (name: string, version: string) =>
  set(name, multiline(object({ source: `hashicorp/${name}`, version })));

export const versions = (settings: Settings, uses: ReadonlySet<string>): readonly TopLevel[] => [
  block(
    'terraform',
    [],
    [
      comment('Write-only arguments (1.11) keep generated passwords out of the state.'),
      set('required_version', '>= 1.11.0'),
      block(
        'required_providers',
        [],
        [
          provider('aws', '>= 6.28.0, < 7.0.0'),
          uses.has('random') && provider('random', '>= 3.7.0, < 4.0.0'),
          uses.has('archive') && provider('archive', '>= 2.4.0, < 3.0.0'),
        ],
      ),
      gap,
      comment(
        [
          'The state belongs in a bucket before anyone else works with it. Locking needs no table since 1.11.',
          'backend "s3" {',
          '  bucket       = "my-terraform-state"',
          `  key          = "${settings.project}/${settings.environment}.tfstate"`,
          '  region       = "us-east-1"',
          '  encrypt      = true',
          '  use_lockfile = true',
          '}',
        ].join('\n'),
      ),
    ],
  ),
];

/** The first region is the default provider; the others are named after themselves. */
export const providers = (regions: readonly DrawnRegion[]): readonly TopLevel[] =>
  regions.map(({ code, origin }, index) =>
    block(
      'provider',
      ['aws'],
      [
        index > 0 && set('alias', regionName(code)),
        set('region', index > 0 ? code : ref('local.region'), {
          origin: origin && { ...origin, field: 'region' },
        }),
        block('default_tags', [], [set('tags', ref('local.tags'))]),
      ],
      origin,
    ),
  );

export const locals = (region: DrawnRegion, usesAccount: boolean): readonly TopLevel[] => [
  usesAccount && [data('aws_caller_identity', 'current', []), data('aws_partition', 'current', [])],
  block(
    'locals',
    [],
    [
      set('name', template(ref('var.project'), '-', ref('var.environment'))),
      comment(
        'A fact of the design: zones, log delivery and endpoints go with it, so change it there.',
      ),
      set('region', region.code, {
        origin: region.origin && { ...region.origin, field: 'region' },
      }),
      usesAccount && [
        gap,
        set('account_id', ref('data.aws_caller_identity.current.account_id')),
        set('partition', ref('data.aws_partition.current.partition')),
      ],
      gap,
      set(
        'tags',
        object({
          Project: ref('var.project'),
          Environment: ref('var.environment'),
          ManagedBy: 'terraform',
        }),
      ),
    ],
  ),
];

type Validation = NonNullable<Variable['validation']>;

/** Three characters, a hyphen, two; with less room the rule says that the identifier is too long. */
const SHORTEST_BASE = 6;
/** Sixteen characters, a hyphen, eight. */
const LONGEST_BASE = 25;

/** Elastic Load Balancing, CreateLoadBalancer: a name must not begin with "internal-". */
const PROJECT: Validation = {
  condition:
    'can(regex("^[a-z][a-z0-9-]{1,14}[a-z0-9]$", var.project)) && !strcontains(var.project, "--") && !startswith("${var.project}-", "internal-")',
  message:
    'The project must be 3 to 16 lower case letters, digits and single hyphens, starting with a letter, and not with internal.',
};

/** The two together have to leave room for the rest of every name, whatever a person sets here later. */
function environmentValidation(model: Model): Validation {
  const condition = 'can(regex("^[a-z][a-z0-9]{1,7}$", var.environment))';
  const message =
    'The environment must be 2 to 8 lower case letters or digits, starting with a letter';
  const room = roomForBase(model);
  const isTight = room < LONGEST_BASE && room >= SHORTEST_BASE;
  return isTight
    ? {
        condition: `${condition} && length("\${var.project}-\${var.environment}") <= ${room}`,
        message: `${message}; with the project and a hyphen at most ${room} characters, so that every name fits.`,
      }
    : { condition, message: `${message}.` };
}

/** Variables that belong to no node. */
export function commonVariables(model: Model, uses: ReadonlySet<string>): readonly Variable[] {
  const { settings } = model;
  const variables: (Variable | false)[] = [
    {
      name: 'project',
      description: 'Short project name: the first part of every resource name, and a tag.',
      type: 'string',
      default: settings.project,
      validation: PROJECT,
    },
    {
      name: 'environment',
      description: 'Environment name: the second part of every resource name, and a tag.',
      type: 'string',
      default: settings.environment,
      validation: environmentValidation(model),
    },
    uses.has('deletion-protection') && {
      name: 'deletion_protection',
      description:
        'Protects load balancers and databases. Set it to false and apply before a destroy.',
      type: 'bool',
      default: true,
    },
    uses.has('search-role') && {
      name: 'create_opensearch_service_linked_role',
      description:
        'Create the service-linked role of OpenSearch Service. An account has it once, and a second one is refused.',
      type: 'bool',
      default: false,
    },
    uses.has('api-log-role') && {
      name: 'manage_api_gateway_log_role',
      description:
        'Set the role in which API Gateway writes the logs of all REST APIs of the account in the region. False where another configuration does.',
      type: 'bool',
      default: true,
      isPersonal: true,
    },
    uses.has('final-snapshot') && {
      name: 'final_snapshot_suffix',
      description:
        'Ends the names of final snapshots. Change it before a second destroy: the first snapshot keeps its name.',
      type: 'string',
      default: '1',
      validation: {
        condition: 'can(regex("^[a-z0-9]{1,16}$", var.final_snapshot_suffix))',
        message: 'The suffix must be 1 to 16 lower case letters or digits.',
      },
    },
  ];
  return variables.filter((variable) => variable !== false);
}

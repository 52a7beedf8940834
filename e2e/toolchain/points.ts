/** The values that the variants must show: every one that AWS allows, of every field of every kind and verb. */
import { catalog } from '../../src/catalog';
import type { Design } from '../../src/design';
import type { JsonObject, JsonValue } from '../../src/kit/json';
import { resolve } from '../../src/resolve';
import { fieldProblem } from '../../src/spec/field-problem';
import { fieldsInUse, type Field, type Fields } from '../../src/spec/fields';

export interface Point {
  /** A kind or a verb. */
  readonly of: string;
  readonly field: string;
  readonly value: JsonValue;
}

export const keyOf = ({ of, field, value }: Point): string =>
  `${of}.${field}=${JSON.stringify(value)}`;

/** Free texts have no list of allowed values; these stand for their classes. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  'vpc.cidr': ['10.0.0.0/16', '10.0.0.0/19', '172.16.0.0/17', '192.168.0.0/18'],
  'rds-instance.engineVersion': ['14', '15', '16', '17', '18', '8.4', '10.11', '11.4', '11.8'],
  'application-load-balancer.accessLogPrefix': ['alb', '', 'team_a/web-1.x'],
  'elasticache.engineVersion': ['7.1', '7.0', '6.2', '7.2', '8.0', '8.1', '8.2', '9.0', '9.1'],
  'aurora-cluster.engineVersion': ['14', '15', '16', '17', '18', '8.0'],
  'aurora-cluster.databaseName': ['app', 'A_2'],
  'aurora-cluster.username': ['appadmin', 'X'],
  'aurora-cluster.backupWindow': ['03:00-04:00', '23:45-00:15'],
  'backup-plan.lastRestoreTest': ['', '2026-05-31'],
  'dr-plan.owner': ['', 'Platform team'],
  'dr-plan.approver': ['', 'Head of engineering'],
  'dr-plan.declaredBy': ['', 'Incident lead on duty'],
  'dr-plan.lastTest': ['', '2026-05-31'],
  'dr-plan.confirmedOn': ['', '2026-05-31'],
  'dr-plan.reviewOn': ['', '2027-05-31'],
  'notifies.filterPolicy': ['', '{"type": ["order"]}'],
  'api-gateway.stage': ['v1', 'Live_2-a'],
  'invokes.path': ['/{proxy+}', '/', '/orders/{id}', '/orders'],
  'ecs-service.user': ['1000:1000', '', 'app'],
  'auto-scaling-group.morningCron': ['0 7 * * 1-5', '30 6 1,15 JAN-JUN *'],
  'auto-scaling-group.eveningCron': ['0 19 * * 1-5', '*/20 0 * * SUN'],
  'routes-to.matcher': ['200', '200,204', '200-299'],
  'routes-to.healthPath': ['/health', '/', '/health?deep=0&x=a%20b'],
  'rds-instance.databaseName': ['app', 'A_2'],
  'rds-instance.username': ['appadmin', 'X'],
  'rds-instance.backupWindow': ['03:00-04:00', '23:45-00:15'],
};
/** Long tables of names that Terraform passes on as they are; these stand for their forms. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'rds-replica.zone': ['auto', 'b'],
  'ecs-service.instanceType': ['t4g.medium', 'm7i.large', 'r7g.2xlarge'],
  'auto-scaling-group.scheduleZone': ['Etc/UTC', 'America/Argentina/Buenos_Aires'],
  'auto-scaling-group.instanceType': [
    't4g.small',
    'm6g.medium',
    'c8g.2xlarge',
    't3.micro',
    'm6i.large',
    'r7i.xlarge',
  ],
};
const LISTS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'vpc.zones': [
    ['a', 'b', 'c'],
    ['a', 'b'],
    ['a', 'b', 'c', 'd', 'e', 'f'],
    ['c', 'e'],
  ],
  'tier.ranges': [[], ['a=10.0.64.0/22', 'd=10.0.68.0/23']],
  'bastion-host.sshRanges': [['203.0.113.0/24', '198.51.100.7/32']],
  'monitoring.emails': [[], ['oncall@example.com', 'ops+alarms@example.co.uk']],
  'dr-plan.contacts': [[], ['On call: "Ada" ${x}', 'AWS support']],
  'auto-scaling-group.otherTypes': [[], ['t4g.medium', 'm7g.large']],
  'routes-to.paths': [[], ['/api/*'], ['/a', '/b/*', '/c?', '/d.html', '/e/*/f']],
  'routes-to.headerValues': [['mobile-*', 'tablet']],
  'routes-to.hosts': [[], ['app.example.com'], ['a.example.com', '*.b.example.com']],
};

/** The values of a field that AWS allows on their own; a range is covered by its ends and its default. */
function allowedValues(owner: string, name: string, field: Field): readonly JsonValue[] {
  const key = `${owner}.${name}`;
  switch (field.type) {
    case 'toggle':
      return [field.default, !field.default];
    case 'choice':
      return NAMES[key] ?? field.options.map((option) => option.value);
    case 'choices':
      return LISTS[key] ?? [field.default, [], field.options.map((option) => option.value)];
    case 'texts':
      return LISTS[key] ?? [field.default];
    case 'text':
      return TEXTS[key] ?? [field.default];
    case 'number':
      return [...new Set([field.default, field.min, field.max])].filter(
        (value) => fieldProblem(field, value, { params: {} }) === null,
      );
  }
}

/** Written by what confirms a plan and typed by nobody: a digest belongs to one design. */
const WRITTEN: ReadonlySet<string> = new Set(['dr-plan.confirmedDesign']);

const owners = (): readonly [string, Fields][] =>
  [...catalog.kinds.values(), ...catalog.verbs.values()]
    .filter(({ spec }) => spec.exported)
    .map(({ spec }) => [spec.id, spec.fields]);

export const allPoints = (): readonly Point[] =>
  owners().flatMap(([of, fields]) =>
    Object.entries(fields).flatMap(([field, spec]) =>
      (WRITTEN.has(`${of}.${field}`) ? [] : allowedValues(of, field, spec)).map((value) => ({
        of,
        field,
        value,
      })),
    ),
  );

/** The points that a design's records show: values that AWS takes there, of fields that mean something there. */
export function pointsOf(design: Design): ReadonlySet<string> {
  const model = resolve(design, catalog);
  const found = new Set<string>();
  const add = (of: string, fields: Fields, params: JsonObject) => {
    for (const [field, spec] of fieldsInUse(fields, params)) {
      const value = params[field] ?? spec.default;
      if (fieldProblem(spec, value, { params }) === null) found.add(keyOf({ of, field, value }));
    }
  };
  for (const { kind, spec, params } of model.nodes) add(kind, spec.fields, params);
  for (const { verb, spec, params } of model.edges) add(verb, spec.fields, params);
  return found;
}

import { isPrivateCidr, parseCidr } from '../kit/cidr';
import type { FieldContext } from '../spec/fields';

/** Checks that several kinds' fields share. Each answers with what is expected, or null. */

const WINDOW = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/;
const WEEKLY =
  /^(mon|tue|wed|thu|fri|sat|sun):([01]\d|2[0-3]):([0-5]\d)-(mon|tue|wed|thu|fri|sat|sun):([01]\d|2[0-3]):([0-5]\d)$/i;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MINUTES_PER_DAY = 1440;
const MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY;

/** Start and length in minutes of a daily UTC window "03:00-04:00"; null when it is not one. */
export function dailyWindow(text: string): { start: number; length: number } | null {
  const match = WINDOW.exec(text);
  if (!match) return null;
  const [from = 0, fromMinute = 0, to = 0, toMinute = 0] = match.slice(1).map(Number);
  const start = from * 60 + fromMinute;
  const end = to * 60 + toMinute;
  return { start, length: (end - start + MINUTES_PER_DAY) % MINUTES_PER_DAY };
}

/** Start and length in minutes of a weekly UTC window "Mon:04:30-Mon:05:30"; null when it is not one. */
export function weeklyWindow(text: string): { start: number; length: number } | null {
  const match = WEEKLY.exec(text);
  if (!match) return null;
  const at = (day: string, hour: string, minute: string) =>
    DAYS.indexOf(day.toLowerCase()) * MINUTES_PER_DAY + Number(hour) * 60 + Number(minute);
  const start = at(match[1]!, match[2]!, match[3]!);
  const end = at(match[4]!, match[5]!, match[6]!);
  return { start, length: (end - start + MINUTES_PER_WEEK) % MINUTES_PER_WEEK };
}

export const dailyWindowProblem =
  (minimumMinutes: number) =>
  (text: string): string | null => {
    const window = dailyWindow(text);
    if (!window) return 'must be a daily window in UTC such as 03:00-04:00.';
    return window.length >= minimumMinutes
      ? null
      : `must be at least ${minimumMinutes} minutes long; it is ${window.length}.`;
  };

export const weeklyWindowProblem =
  (minimumMinutes: number) =>
  (text: string): string | null => {
    const window = weeklyWindow(text);
    if (!window) return 'must be a weekly window in UTC such as Mon:04:30-Mon:05:30.';
    if (window.length > MINUTES_PER_DAY) return 'must be at most 24 hours long.';
    return window.length >= minimumMinutes
      ? null
      : `must be at least ${minimumMinutes} minutes long; it is ${window.length}.`;
  };

/** Whether a daily window meets a weekly one on any day. Windows that only touch do not overlap. */
export function windowsOverlap(daily: string, weekly: string): boolean {
  const day = dailyWindow(daily);
  const week = weeklyWindow(weekly);
  if (!day || !week) return false;
  for (
    let start = day.start - MINUTES_PER_DAY;
    start < 2 * MINUTES_PER_WEEK;
    start += MINUTES_PER_DAY
  ) {
    const meets = (weekStart: number) =>
      start < weekStart + week.length && weekStart < start + day.length;
    if (meets(week.start)) return true;
  }
  return false;
}

/** A daily window that stays clear of the weekly one in which AWS maintains the same thing. */
export const clearWindowProblem =
  (minimumMinutes: number) =>
  (text: string, { params }: FieldContext): string | null =>
    dailyWindowProblem(minimumMinutes)(text) ??
    (windowsOverlap(text, String(params.maintenanceWindow))
      ? `overlaps the maintenance window ${String(params.maintenanceWindow)}.`
      : null);

const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/i;

export function domainProblem(text: string): string | null {
  const labels = text.split('.');
  return text.length <= 253 && labels.length >= 2 && labels.every((label) => LABEL.test(label))
    ? null
    : 'must be a domain name such as app.example.com.';
}

/** A VPC that is there may have any range that EC2 takes. */
export function existingCidrProblem(text: string): string | null {
  const cidr = parseCidr(text);
  return cidr && cidr.prefix >= 16 && cidr.prefix <= 28
    ? null
    : 'must be the IPv4 range that the VPC has, /16 to /28, such as 10.0.0.0/16.';
}

export function vpcCidrProblem(text: string): string | null {
  const cidr = parseCidr(text);
  if (!cidr) return 'must be an IPv4 range such as 10.0.0.0/16, with no bits set after the prefix.';
  if (!isPrivateCidr(cidr))
    return 'must lie in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16 (RFC 1918).';
  return cidr.prefix >= 16 && cidr.prefix <= 19
    ? null
    : `must be /16 to /19, so that every tier fits in every zone; it is /${cidr.prefix}.`;
}

/** One segment of a path pattern of an ALB rule: letters, digits and the characters that ELB documents, at most 128. */
export const pathProblem = (paths: readonly string[]): string | null => {
  const bad = paths.find((path) => !/^[/*?][A-Za-z0-9_\-.$/~"'@:+&()!,;=*?%]{0,127}$/.test(path));
  return bad === undefined
    ? null
    : `must be paths such as /api/*, at most 128 characters each; "${bad.slice(0, 40)}" is not one.`;
};

export const hostProblem = (hosts: readonly string[]): string | null => {
  const bad = hosts.find(
    (host) => host.length > 128 || !/^[A-Za-z0-9*?][A-Za-z0-9.*?-]*$/.test(host),
  );
  return bad === undefined
    ? null
    : `must be host names such as api.example.com; "${bad.slice(0, 40)}" is not one.`;
};

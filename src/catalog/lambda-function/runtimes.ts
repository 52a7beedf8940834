/** Lambda guide, "Runtime deprecation": Node.js 20 has been deprecated since 2026-04-30. */
const LAST_DEPRECATED_NODE = 20;

/** Whether Lambda has deprecated a runtime of Node.js. */
export function isOldRuntime(runtime: string): boolean {
  const major = /^nodejs(\d{1,2})(?:\.x|\.\d{1,2})?$/.exec(runtime)?.[1];
  return major !== undefined && Number(major) <= LAST_DEPRECATED_NODE;
}

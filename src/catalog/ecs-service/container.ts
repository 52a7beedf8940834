/** What runs in the container of a service, for any export. */

/** Without a command the image would end at once, and the first apply with it. */
export const PLACEHOLDER_COMMAND = [
  'node',
  '-e',
  "require('http').createServer((request, response) => response.end('ok')).listen(process.env.PORT)",
];

export const healthCommand = (port: number): readonly string[] => [
  'CMD-SHELL',
  `wget -q -O /dev/null http://localhost:${port}/health || exit 1`,
];

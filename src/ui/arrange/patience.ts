/** A hand that drags or types meanwhile notices nothing of it. */
const MOST_MILLISECONDS_AT_ONCE = 12;

/** Who has waited that long wants to see what there is. */
const MOST_MILLISECONDS = 8000;

/** Lets the page breathe whenever work has held it for a while, and says that it is enough when somebody has waited too long. */
export function patience(): () => Promise<boolean> {
  const begin = performance.now();
  let turn = begin;
  return async () => {
    if (performance.now() - turn > MOST_MILLISECONDS_AT_ONCE) {
      await nextTask();
      turn = performance.now();
    }
    return turn - begin < MOST_MILLISECONDS;
  };
}

/** Not by a timer, which a browser makes wait longer and longer. */
const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });

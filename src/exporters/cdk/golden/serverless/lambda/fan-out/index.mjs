/** One piece of work: put what your function is for here. */
async function handle(work) {
  console.log(JSON.stringify({ handled: work }));
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}

async function fromTopic(records) {
  for (const { Sns } of records) await handle(parse(Sns.Message));
}

export async function handler(event) {
  if (event.Records?.[0]?.EventSource === "aws:sns") {
    return fromTopic(event.Records);
  }
  return handle(event);
}

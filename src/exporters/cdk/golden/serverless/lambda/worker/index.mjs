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

/** What fails comes back alone; the rest of its batch is done. */
async function fromQueue(records) {
  const batchItemFailures = [];
  for (const { messageId, body } of records) {
    try {
      await handle(parse(body));
    } catch (error) {
      console.error({ messageId, error: String(error) });
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
}

export async function handler(event) {
  if (event.Records?.[0]?.eventSource === "aws:sqs") {
    return fromQueue(event.Records);
  }
  return handle(event);
}

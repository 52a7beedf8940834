import { randomUUID } from "node:crypto";
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";
import { SNSClient, PublishCommand } from "@aws-sdk/client-sns";

const dynamodb = new DynamoDBClient({});
const sqs = new SQSClient({});
const sns = new SNSClient({});

/** One piece of work: put what your function is for here. */
async function handle(work) {
  await dynamodb.send(
    new PutItemCommand({
      TableName: process.env.RECORDS_TABLE,
      Item: {
        body: {
          S: JSON.stringify(work),
        },
        ["id"]: {
          S: String(work?.id ?? randomUUID()),
        },
      },
    }),
  );
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: process.env.ORDERS_URL,
      MessageBody: JSON.stringify(work),
    }),
  );
  await sns.send(
    new PublishCommand({
      TopicArn: process.env.EVENTS_ARN,
      Message: JSON.stringify(work),
    }),
  );
  console.log(JSON.stringify({ handled: work }));
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}

async function fromApi(event) {
  const body = event.isBase64Encoded
    ? Buffer.from(event.body, "base64").toString()
    : event.body;
  await handle(body ? parse(body) : { path: event.rawPath ?? event.path });
  return {
    statusCode: 202,
    headers: { "content-type": "application/json" },
    body: '{"accepted":true}',
  };
}

export async function handler(event) {
  if (event.requestContext) return fromApi(event);
  return handle(event);
}

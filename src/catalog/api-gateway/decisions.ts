import { inMarkdown } from '../../exporters/markdown';
import { nameOf } from '../../exporters/plan';
import type { Api } from './routes';

interface Readme {
  readonly decide: (key: string, text: string) => void;
}

/** What the code calls things. */
interface Words {
  readonly disableEndpoint: string;
  readonly models: string;
  readonly scopes: string;
}

export function decideOnHttp(to: Readme): void {
  to.decide(
    'http-api',
    'The API is an HTTP API: cheaper and faster than a REST API. What it lacks is WAF and request validation, so functions have to check ' +
      'what they are sent.',
  );
}

export function decideOnRest(node: Api, words: Words, to: Readme): void {
  to.decide(
    'rest-api',
    'A REST API cuts a function off after 29 seconds. It stays reachable at its own address beside any domain that you give it, until ' +
      `\`${words.disableEndpoint}\` is set.`,
  );
  if (node.params.validation) {
    to.decide(
      'rest-validation',
      'The request validator of a REST API checks what its methods declare: the parameters in their paths. A body is checked when you give its ' +
        `method a model (\`${words.models}\`).`,
    );
  }
  if (node.params.authorization === 'JWT') {
    to.decide(
      `rest-tokens-${node.id}`,
      `${inMarkdown(nameOf(node))} takes ID tokens of its user pools. Access tokens are taken by methods that name scopes ` +
        `(\`${words.scopes}\`).`,
    );
  }
}

/** `whereItLies`: what of the export holds the key as well, as the end of a sentence. */
export function decideOnKey(node: Api, whereItLies: string, to: Readme): void {
  to.decide(
    `api-key-${node.id}`,
    `Callers of ${inMarkdown(nameOf(node))} send its API key as \`x-api-key\`. AWS makes it${whereItLies}: it limits ` +
      'what is asked and proves nobody.',
  );
}

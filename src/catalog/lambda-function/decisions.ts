interface Readme {
  readonly decide: (key: string, text: string) => void;
}

export function decideOnCode(to: Readme): void {
  to.decide(
    'lambda-code',
    'The handlers in `lambda/` run as they are and show what each function is connected to. Put your code in their place.',
  );
}

export function decideOnNetwork(to: Readme): void {
  to.decide(
    'lambda-network',
    'Functions in a VPC keep their network interfaces for a while after they are gone: a destroy may wait up to 45 minutes for them.',
  );
}

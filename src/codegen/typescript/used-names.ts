import { remember } from '../../kit/memo';
import type { Chain, Expression } from './expression';
import { isList } from './expression';
import { boundName, declaredName, path, typeName } from './literal';
import type { Statement, Statements } from './statement';
import { flatten } from './statement';

const ofStatement = remember((statement: Statement): readonly string[] => {
  switch (statement.kind) {
    case 'gap':
    case 'comment':
      return [];
    case 'assign':
      return [...ofPath(statement.target), ...ofExpression(statement.value)];
    case 'declare':
    case 'run':
      return ofExpression(statement.value);
  }
});

/** What a block needs from outside or declares itself: the names that its code starts from. */
export const usedNames = (items: Statements): ReadonlySet<string> =>
  new Set(items.flatMap(flatten).flatMap(ofStatement));

function ofExpression(expression: Expression): readonly string[] {
  if (typeof expression !== 'object') return [];
  if (isList(expression)) return expression.flatMap(ofExpression);
  switch (expression.kind) {
    case 'chain':
      return ofChain(expression);
    case 'create':
      return [...ofPath(expression.callee), ...expression.args.flatMap(ofExpression)];
    case 'object':
      return expression.entries.flatMap((entry) =>
        ofExpression(entry.kind === 'spread' ? entry : entry.value),
      );
    case 'spread':
      return ofExpression(expression.expression);
    case 'template':
      return expression.parts.flatMap(ofExpression);
    case 'arrow': {
      const bound = new Set(expression.params.map(boundName));
      const types = expression.params.flatMap((param) => ofPath(typeName(param)));
      return [...types, ...ofExpression(expression.body).filter((name) => !bound.has(name))];
    }
  }
}

function ofChain({ head, links }: Chain): readonly string[] {
  const first = head.kind === 'name' ? ofPath(head.text) : ofExpression(head);
  const rest = links.flatMap((link) =>
    link.kind === 'arguments' ? link.args.flatMap(ofExpression) : [],
  );
  return [...first, ...rest];
}

function ofPath(text: string): readonly string[] {
  const name = text === '' ? undefined : declaredName(path(text).head);
  return name === undefined ? [] : [name];
}

import { useState } from 'react';
import { useValue } from '../canvas/value-store';
import { Dialog } from '../primitives';
import { rulePages } from './rule-pages';
import { RuleList } from './RuleList';
import { RuleText } from './RuleText';
import './rules.css';

interface RuleDialogProps {
  /** Of the rule to show; null for all. */
  readonly id: string | null;
  readonly onClose: () => void;
}

export default function RuleDialog({ id, onClose }: RuleDialogProps) {
  const pages = useValue(rulePages, (all) => all);
  /** Coming back from a rule, the list is as it was. */
  const [query, setQuery] = useState('');
  const page = pages.find(({ rule }) => rule.id === id);
  // What somebody looked for before is no answer to an address that leads nowhere.
  const [shownId, setShownId] = useState(id);
  if (id !== shownId) {
    setShownId(id);
    if (id !== null && !page) setQuery('');
  }
  const title = page ? `${page.rule.id} ${page.rule.title}` : 'All rules';
  return (
    <Dialog open onClose={onClose} title={title} size="lg">
      {page ? (
        <RuleText key={page.rule.id} page={page} />
      ) : pages.length === 0 ? null : (
        <RuleList pages={pages} query={query} onQuery={setQuery} unknown={id} />
      )}
    </Dialog>
  );
}

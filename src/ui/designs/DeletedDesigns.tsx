import { useState } from 'react';
import { plural } from '../../kit/words';
import { Button } from '../primitives';
import type { DeletedDesign } from '../../editor/persistence/library';
import { showTime } from './show-time';

interface DeletedDesignsProps {
  readonly deleted: readonly DeletedDesign[];
  readonly onRestore: (design: DeletedDesign) => void;
  readonly onErase: (design: DeletedDesign) => void;
}

export function DeletedDesigns({ deleted, onRestore, onErase }: DeletedDesignsProps) {
  /** The one whose end has to be confirmed: nothing brings it back. */
  const [asked, setAsked] = useState<string | null>(null);
  if (deleted.length === 0) return null;
  return (
    <details className="designs__deleted">
      <summary>Recently deleted ({deleted.length}), kept for 30 days</summary>
      <ul>
        {deleted.map((each) => (
          <li key={each.id} className="designs__deleted-item">
            <span className="designs__title">{each.title}</span>
            <span className="designs__facts">
              {plural(each.nodeCount, 'node')} · deleted {showTime(each.deletedAt)}
            </span>
            <Button size="sm" aria-label={`Restore ${each.title}`} onClick={() => onRestore(each)}>
              Restore
            </Button>
            <Button
              size="sm"
              variant="ghost"
              aria-label={
                asked === each.id
                  ? `Delete ${each.title} for good`
                  : `Delete ${each.title} for good…`
              }
              onClick={() => (asked === each.id ? onErase(each) : setAsked(each.id))}
            >
              {asked === each.id ? 'Really, for good' : 'Delete for good…'}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

import { useEffect, useState } from 'react';
import type { Design } from '../../design';
import { plural } from '../../kit/words';
import { useShellServices, type KeptDesign } from '../shell/shell-services';
import './share.css';

const DATE = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** What this browser keeps beside the design on the canvas: of other tabs, and what was there before something was opened. */
export function KeptDesigns({ onOpen }: { onOpen: (design: Design) => void }) {
  const { listKept } = useShellServices();
  const [kept, setKept] = useState<readonly KeptDesign[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      const found = await listKept();
      if (isCurrent) setKept(found);
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [listKept]);
  if (kept.length === 0) return null;
  return (
    <>
      <h3 className="share__heading">Kept in this browser</h3>
      <ul className="share__kept">
        {kept.map(({ id, title, savedAt, design }) => (
          <li key={id}>
            <button type="button" className="share__kept-item" onClick={() => onOpen(design)}>
              <span className="share__kept-title">{title}</span>
              <span className="share__kept-facts">
                {plural(Object.keys(design.nodes).length, 'node')} · {DATE.format(savedAt)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

import { memo, type RefObject } from 'react';
import { flowOf } from '../../spec/flow';
import { FLOW_WORDS, FLOWS } from '../../spec/flow-words';
import { GLYPH, LOOKS, headAt, pathThrough } from '../../spec/geometry';
import { Popover } from '../primitives';
import { useEditorState } from '../use-editor';
import './FlowKey.css';

const SAMPLE = { width: 56, height: 16 };
const LINE = [
  { x: 1, y: SAMPLE.height / 2 },
  { x: SAMPLE.width - 1, y: SAMPLE.height / 2 },
];

interface FlowKeyProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** What the lines say beside where they lead; what is not drawn yet is there as well, for whoever asks what there is. */
export const FlowKey = memo(function FlowKey({ anchor, isOpen, onClose }: FlowKeyProps) {
  return isOpen ? (
    <Popover label="Key to the lines" anchor={anchor.current} side="top" onClose={onClose}>
      <Lines />
    </Popover>
  ) : null;
});

function Lines() {
  const model = useEditorState((state) => state.model);
  return (
    <dl className="flow-key">
      {FLOWS.map((flow) => {
        const { title, means } = FLOW_WORDS[flow];
        const { dash, head, isOpen, reach, glyph } = LOOKS[flow];
        const drawn = model.edges.filter((edge) => flowOf(edge) === flow).length;
        return (
          <div key={flow} className="flow-key__line" data-flow={flow}>
            <dt>
              <svg aria-hidden className="verb-label__glyph" width={GLYPH} height={GLYPH}>
                {glyph ? <path d={glyph} /> : null}
              </svg>
              <svg aria-hidden {...SAMPLE}>
                <path className="verb__line" d={pathThrough(LINE, reach)} strokeDasharray={dash} />
                <path className="verb__head" data-open={isOpen} d={head} transform={headAt(LINE)} />
              </svg>
              <span>{title}</span>
              <span className="flow-key__count">{drawn === 0 ? 'none here' : `${drawn} here`}</span>
            </dt>
            <dd>{means}</dd>
          </div>
        );
      })}
    </dl>
  );
}

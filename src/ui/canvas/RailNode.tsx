import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { KindIcon, tipAttributes } from '../primitives';
import { useEditor, useEditorState } from '../use-editor';
import type { ChipData, RailFlowNode } from './flow-types';
import { sameNode } from './same-node';

/** The foot of a tier's subnets: the address range, and a chip for each node that has something there. Folded, what they come to. */
export const RailNode = memo(function RailNode({ data }: NodeProps<RailFlowNode>) {
  const selected = useEditorState((state) => state.selection.nodes);
  return (
    <div className="rail" data-tier={data.tier ?? undefined}>
      {data.cells.map(({ zone, rail, cidr, chips }) => (
        <div
          key={zone}
          className="rail__cell"
          style={{ left: rail.x, top: rail.y, width: rail.width, height: rail.height }}
        >
          <span className="rail__cidr">{cidr ?? 'does not fit into the VPC'}</span>
          <span className="rail__chips">
            {chips.map((chip) => (
              <Chip key={chip.node} chip={chip} isSelected={selected.includes(chip.node)} />
            ))}
          </span>
        </div>
      ))}
      {data.band ? (
        <div className="rail__band">
          {data.band.zones}
          {data.band.chips.map((chip) => (
            <Chip
              key={`${chip.node} ${chip.label}`}
              chip={chip}
              isSelected={selected.includes(chip.node)}
            />
          ))}
        </div>
      ) : null}
    </div>
  );
}, sameNode);

function Chip({ chip, isSelected }: { readonly chip: ChipData; readonly isSelected: boolean }) {
  const editor = useEditor();
  return (
    <button
      type="button"
      className="chip"
      // The keyboard reaches the node itself; a stop at each of its chips would only be in the way.
      tabIndex={-1}
      aria-pressed={isSelected}
      aria-label={chip.tip}
      onClick={(event) => {
        event.stopPropagation();
        editor.select([chip.node]);
      }}
      {...tipAttributes({ text: chip.tip, side: 'top' })}
    >
      <KindIcon kind={chip.kind} size={14} />
      {chip.label}
    </button>
  );
}

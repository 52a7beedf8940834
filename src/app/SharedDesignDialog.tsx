import type { Design } from '../design';
import { plural } from '../kit/words';
import { readSettings } from '../spec/settings';
import { Button, Dialog } from '../ui/primitives';

interface SharedDesignDialogProps {
  readonly shared: Design;
  readonly mine: Design;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

/** Asks before a link takes the place of somebody's work. */
export default function SharedDesignDialog(props: SharedDesignDialogProps) {
  return (
    <Dialog
      open
      onClose={props.onClose}
      title="Open the shared design?"
      description="The link holds another design than the one that you have here."
      footer={
        <>
          <Button onClick={props.onClose}>Keep mine</Button>
          <Button variant="primary" data-autofocus onClick={props.onOpen}>
            Open the shared design
          </Button>
        </>
      }
    >
      <dl className="app-versus">
        <Side name="Shared" design={props.shared} />
        <Side name="Yours" design={props.mine} />
      </dl>
      <p className="app-note app-versus__note">
        Nothing is lost: yours stays among your designs under “Open…”, and one undo leads back to
        it.
      </p>
    </Dialog>
  );
}

function Side({ name, design }: { name: string; design: Design }) {
  return (
    <div className="app-versus__side">
      <dt>{name}</dt>
      <dd>
        <strong>{readSettings(design).title}</strong>
        {plural(Object.keys(design.nodes).length, 'node')},{' '}
        {plural(Object.keys(design.edges).length, 'connection')}
      </dd>
    </div>
  );
}

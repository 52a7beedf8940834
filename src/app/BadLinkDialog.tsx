import { Button, Dialog } from '../ui/primitives';

interface BadLinkDialogProps {
  /** Why it cannot be opened. */
  readonly reason: string;
  /** Whether somebody's work is on the canvas, or the example. */
  readonly isWork: boolean;
  readonly onClose: () => void;
}

/** Whoever was sent a design and does not see it is told so, before they take something else for it. */
export default function BadLinkDialog({ reason, isWork, onClose }: BadLinkDialogProps) {
  return (
    <Dialog
      open
      onClose={onClose}
      title="This link cannot be opened"
      description={reason}
      size="sm"
      footer={
        <Button variant="primary" data-autofocus onClick={onClose}>
          {isWork ? 'Go to my design' : 'See the example'}
        </Button>
      }
    >
      <p className="app-note">
        {isWork
          ? 'What is on the canvas is your own design, as you left it.'
          : 'What is on the canvas is an example, not what was sent to you. Links and files are opened with “Open…”.'}
      </p>
    </Dialog>
  );
}

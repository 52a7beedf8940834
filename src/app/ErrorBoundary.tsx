import { Component, type ReactNode } from 'react';
import { CrashScreen } from './CrashScreen';
import type { Session } from './session';

interface Props {
  readonly session: Session;
  readonly children: ReactNode;
}
interface State {
  readonly error: unknown;
}

/** A fault of ours must not cost the person's work: it is stored before anything else happens. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override componentDidCatch(): void {
    void this.props.session.flush();
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <CrashScreen error={error} session={this.props.session} />;
  }
}

/** The desk's entry: the design system's CSS, our own, and the application. */
import '@digdir/designsystemet-theme/index.css';
import '@digdir/designsystemet-css';
import './styles/index.css';
import './desk-app.ts';

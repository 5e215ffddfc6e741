// The block in the editor: a picture of the button and its settings beside. What visitors get is made by the server.
/* global window, mobbeknappWords */
(function (blocks, blockEditor, components, element, words) {
  const { createElement: el, Fragment } = element;
  const { InspectorControls, useBlockProps } = blockEditor;
  const { PanelBody, SelectControl, TextControl } = components;

  blocks.registerBlockType('mobbeknapp/button', {
    edit({ attributes, setAttributes }) {
      const set = (name) => (value) => setAttributes({ [name]: value });
      const text = (name, label, help) =>
        el(TextControl, { label, help, value: attributes[name], onChange: set(name) });
      const choice = (name, label, options) =>
        el(SelectControl, { label, options, value: attributes[name], onChange: set(name) });

      return el(
        Fragment,
        null,
        el(
          InspectorControls,
          null,
          el(
            PanelBody,
            { title: words['editor-title'] },
            text('label', words['editor-label'], words['editor-label-help']),
            text('unit', words['editor-unit'], words['editor-unit-help']),
            choice('language', words['editor-language'], [
              { value: '', label: words['editor-as-page'] },
              { value: 'nb', label: 'Bokmål' },
              { value: 'nn', label: 'Nynorsk' },
              { value: 'en', label: 'English' },
            ]),
            choice('mode', words['editor-mode'], [
              { value: '', label: words['editor-in-page'] },
              {
                value: 'frame',
                label: words['editor-in-frame'],
              },
            ]),
          ),
        ),
        el(
          'div',
          useBlockProps(),
          el(
            'span',
            { className: 'wp-element-button', style: { display: 'inline-block' } },
            attributes.label || words['report'],
          ),
        ),
      );
    },
    // Made by the server on each view, so that a change of settings reaches old pages.
    save: () => null,
  });
})(
  window.wp.blocks,
  window.wp.blockEditor,
  window.wp.components,
  window.wp.element,
  mobbeknappWords,
);

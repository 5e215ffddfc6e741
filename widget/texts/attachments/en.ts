/** What is said of pictures that come with a report, in English. */
import type { AttachmentTexts } from '../texts.ts';

export const en: AttachmentTexts = {
  'attachments.title': 'Do you have pictures?',
  'attachments.title@adult': 'Do you want to attach pictures?',
  'attachments.hint':
    'A screenshot can show what is going on. You can choose up to {count}, or paste them.',
  'attachments.hidden': 'What lies hidden in a picture, such as where it was taken, we take away.',
  'attachments.pdf':
    'You can also choose a PDF. Be careful: the name of the person who made it may be hidden in the file.',
  'attachments.nude':
    'Do not add naked or sexual pictures of anyone under 18. That goes for pictures of yourself too.',
  'attachments.nude@adult':
    'Do not attach naked or sexual pictures of anyone under 18. Sharing them is forbidden, here too.',
  'attachments.shared': 'Has somebody shared such a picture?',
  'attachments.words':
    'It is not your fault. Write what has happened. We do not need to see the picture to help you.',
  'attachments.words@adult': 'Write what has happened. We do not need to see the picture to help.',
  'attachments.help': 'They can help too:',
  'attachments.choose': 'Choose pictures',
  'attachments.choose-pdf': 'Choose pictures or PDF',
  'attachments.working': 'Getting it ready …',
  'attachments.picture': 'Picture {number}',
  'attachments.file': 'PDF {number}',
  'attachments.added': '{name} is added.',
  'attachments.remove': 'Remove',
  'attachments.removed': '{name} is removed.',
  'attachments.undo': 'Undo',
  'attachments.too-many': 'You can add {count} in all. The rest did not come along.',
  'attachments.too-large':
    'The file is too large. Take screenshots of what matters most, and add those.',
  'attachments.too-many-points':
    'This picture is too big. Show it on the screen, take a screenshot, and choose that instead. What you have written is still here.',
  'attachments.too-many-points@adult':
    'This picture has more points than we can open safely. Attach a screenshot of it instead. What you have written is still here.',
  'attachments.unreadable':
    'We cannot open this picture. Show it on the screen, take a screenshot, and choose that instead.',
  'attachments.no-pdf':
    'You can only add pictures here. Take a screenshot of what you want to show.',
  'attachments.blocked':
    'Your browser does not let us take away what lies hidden in the picture. Write what it shows instead.',
  'attachments.pictures': 'Pictures added: {count}',
  'attachments.files': 'PDFs added: {count}',
  'attachments.sending': 'Sending pictures: {number} of {all} …',
  'attachments.failed':
    'The pictures did not get through. Try again, or send the report without them.',
  'attachments.busy':
    'There are many pictures right now. Wait a little, or send the report without them.',
  'attachments.refused': 'We cannot take the pictures now. You can send the report without them.',
  'attachments.without': 'Send without the pictures',
};

"""Orca's own customisation file: writes down, a line of JSON each, what is handed to the synthesiser and in which language.

In place of a synthesiser; nothing is heard. ORCA_SAID names the file to write to.
"""

import json
import os
import time

from gi.repository import GLib
from orca import settings, speech, speech_generator
from orca.speechserver import SayAllContext, SpeechServer

said = open(os.environ["ORCA_SAID"], "a", buffering=1)


def write(**utterance):
    said.write(json.dumps(utterance, ensure_ascii=False) + "\n")


class Writing(SpeechServer):
    """Speaks as long as a voice would not: what is said is written, and over."""

    def __init__(self):
        self.reading = None

    def getInfo(self):
        return ["written", "written"]

    def getVoiceFamilies(self):
        return []

    def speak(self, text=None, acss=None, interrupt=True):
        if text:
            write(text=text, language=(acss or {}).get("language", ""), at=time.time())

    def speakCharacter(self, character, acss=None):
        pass

    def speakKeyEvent(self, event, acss=None):
        pass

    def stop(self):
        self.reading = None

    def sayAll(self, utterances, progress):
        """Reads a page that has come, a piece at a time, until it is interrupted. It is not written down."""
        self.reading = utterances

        def step():
            if self.reading is not utterances:
                return False
            try:
                context, _voice = next(utterances)
            except StopIteration:
                return False
            context.currentOffset = context.endOffset
            progress(context.copy(), SayAllContext.COMPLETED)
            return True

        GLib.timeout_add(60, step)

    def shutdown(self):
        pass

    def reset(self, text=None, acss=None):
        pass

    def updateCapitalizationStyle(self):
        pass

    def updatePunctuationLevel(self):
        pass

    @staticmethod
    def shutdownActiveServers():
        pass


server = Writing()


def use_it(*_arguments, **_named):
    speech._speechserver = server


speech.init = use_it
speech._initSpeechServer = use_it
speech.shutdown = lambda *_arguments, **_named: None
use_it()

settings.enableBraille = False
settings.enableSound = False
settings.enableKeyEcho = False
settings.enableEchoByCharacter = False
settings.sayAllOnLoad = False

own_voice = speech_generator.SpeechGenerator.voice


def voice(self, key=None, **named):
    """Orca asks for the language of what it reads, and its synthesiser picks the voice; here it goes along."""
    voices = own_voice(self, key, **named)
    language = named.get("language") or ""
    if language and voices:
        voices[0] = type(voices[0])(voices[0])
        voices[0]["language"] = language
    return voices


speech_generator.SpeechGenerator.voice = voice
write(text="", language="", at=time.time())

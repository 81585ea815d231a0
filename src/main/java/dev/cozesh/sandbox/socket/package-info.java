/** What a Coze says over WebSockets: chat, speech, transcription, interpretation. */
package dev.cozesh.sandbox.socket;

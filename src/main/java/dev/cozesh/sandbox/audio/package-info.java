/** Sound files without recordings: a tone, in the forms that Coze's speech has. */
package dev.cozesh.sandbox.audio;

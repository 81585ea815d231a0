/** Callback apps: where Coze reports events to. */
package dev.cozesh.client.apiapp;

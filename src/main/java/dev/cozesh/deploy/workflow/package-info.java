/** Workflows as files: what is wrong with one, and the forms Coze takes it in. No server. */
package dev.cozesh.deploy.workflow;

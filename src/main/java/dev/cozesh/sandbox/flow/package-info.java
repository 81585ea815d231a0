/** Runs the simple kinds of a workflow's nodes, from the canvas that Coze's editor stores. */
package dev.cozesh.sandbox.flow;

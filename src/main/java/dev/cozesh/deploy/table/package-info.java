/** A table file as columns and rows of a Coze database: pure, sends nothing. */
package dev.cozesh.deploy.table;

/** The language of scripts: the words of CozeScript and the delegates of its blocks. */
package dev.cozesh.dsl;

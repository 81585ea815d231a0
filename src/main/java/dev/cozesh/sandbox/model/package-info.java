/** The model behind the sandbox's bots: it answers by rules, the same question the same way. */
package dev.cozesh.sandbox.model;

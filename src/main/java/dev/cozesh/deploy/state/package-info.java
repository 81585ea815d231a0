/** What was done, on disk: state, journal, lock. Nothing here holds a secret or a text. */
package dev.cozesh.deploy.state;

/** What can go wrong, as types: each failure says what happened, why, and what to do next. */
package dev.cozesh.error;

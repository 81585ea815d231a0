/** Main only: builds the objects, hands them over, returns the exit code. Nobody imports it. */
package dev.cozesh;

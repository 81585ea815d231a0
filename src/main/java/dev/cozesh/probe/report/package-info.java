/** Evidence as documents: Markdown, one-file HTML, HAR, JUnit, curl. */
package dev.cozesh.probe.report;

/** Profiles, environment, file places: records, read once at start. */
package dev.cozesh.config;

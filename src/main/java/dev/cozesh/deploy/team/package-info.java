/** State in a team's PostgreSQL database. The only room that speaks to one. */
package dev.cozesh.deploy.team;

/** What a script declares, frozen: values only, no server. */
package dev.cozesh.deploy.desired;

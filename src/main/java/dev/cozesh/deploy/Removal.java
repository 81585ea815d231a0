package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.Address;

/** An object in state that the script no longer declares, and that is to be deleted. */
record Removal(Address address, String id) {}

/** How fast a campaign gets to its audience, and how soon it stops when told to. */
@NullMarked
package com.xenocrm.bench.campaign;

import org.jspecify.annotations.NullMarked;

/** Clock, versions and identifiers, injected everywhere. */
@NullMarked
package com.xenocrm.kit.time;

import org.jspecify.annotations.NullMarked;

/** Who gets in: public paths, identities, origins. */
@NullMarked
package com.xenocrm.gateway.door;

import org.jspecify.annotations.NullMarked;

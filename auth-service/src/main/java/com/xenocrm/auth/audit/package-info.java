/** Audit log, for admins. */
@NullMarked
package com.xenocrm.auth.audit;

import org.jspecify.annotations.NullMarked;

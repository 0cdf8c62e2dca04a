"""Steps from older forms of the ledger to this one; run inside one transaction after a backup."""
